import { createPhotosClient, failedItems, isPhotosError, logging, PhotosError } from '@tintype/client'
import { answer, createFakeFetch } from '@tintype/client/testing'
